"""What was rejected is mentioned beside every answer that it could change."""

from kompas import findings, warehouse
from kompas.settings import settings

GOOD = "\n".join(f"I{number:02},2025,100,50" for number in range(11))


def test_rejected_lines_are_reported_and_take_the_bounds_away(tmp_path, folder):
    initiatives, accounts = tmp_path / "2026-06-30-initiatives.csv", tmp_path / "2026-06-30-accounts.csv"
    initiatives.write_text("initiative_id,started_date\n" + "\n".join(f"I{number:02},2020-01-01" for number in range(11)) + "\n", "utf-8")
    accounts.write_text(f"initiative_id,year,income_eur,municipal_income_eur\n{GOOD}\nI11,2025,zeker veel,50\n", "utf-8")
    warehouse.import_files(folder, [initiatives, accounts])
    scope = findings.Scope(warehouse.current(folder), "nl", findings.Filters(), settings(folder))
    share = findings.EVERY["municipal_share"](scope)
    row = share.rows.iloc[0]
    assert (row["initiatives_known"], row["initiatives_unknown"], row["rejected_accounts"]) == (11, 0, 1)
    assert row[["share_low", "share_high"]].isna().all()
    assert "1 geweigerde regel met jaarcijfers kan het aandeel veranderen" in share.sentence
    assert "1 regel van bestanden met jaarcijfers is geweigerd" in share.sentence
    assert "geweigerd" not in findings.EVERY["in_and_out"](scope).sentence, "it needs no accounts"
