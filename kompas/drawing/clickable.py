"""A figure of which the marks can be clicked: who points at one reads so, and nothing changes its look when one is."""

from kompas.drawing.layout import Drawing, words
from kompas.drawing.paper import Paper

OPAQUE = {"marker": {"opacity": 1}}
# Streamlit has who clicks marks drag the figure, and then a page cannot be scrolled by a finger on one. It leaves a way of dragging that
# is there already; Plotly does not know this one, and takes the one of its template: none.
NOT_KNOWN = {"dragmode": "none"}


def clickable(drawing: Drawing, on: Paper, hint: str) -> Drawing:
    """The same figure with this hint for who points at a mark that can be clicked; Plotly would fade all marks but the one that was."""
    parts = drawing.to_dict()
    traces = [
        _trace(trace, [drawing.cells.get((place, mark)) for mark in range(len(trace["x"]))], on, hint)
        for place, trace in enumerate(parts["data"])
    ]
    template = parts["layout"]["template"]
    no_dragging = NOT_KNOWN | {"template": template | {"layout": template["layout"] | {"dragmode": False}}}
    return Drawing.of_parts(traces, parts["layout"] | no_dragging, drawing.cells)


def _trace(trace: dict, cells: list, on: Paper, hint: str) -> dict:
    """The trace, with its words in their own colours: Plotly has one for all the marks that were not clicked."""
    colour = trace.get("textfont", {}).get("color", on.ink)
    same = {"selected": OPAQUE, "unselected": OPAQUE | {"textfont": {"color": on.ink if isinstance(colour, list) else colour}}}
    return trace | same | _in_colour(trace, on) | (_hint(trace, cells, hint) if any(cells) else {})


def _hint(trace: dict, cells: list, hint: str) -> dict:
    """What a mark says to who points at it, and below it that it can be clicked."""
    own = trace.get("hovertemplate", "<extra></extra>")
    with_hint = own.replace("<extra>", f"<br>{words(hint)}<extra>").removeprefix("<br>")
    values = trace["x" if trace.get("orientation") == "h" else "y"]
    is_of_all = all(cell or (trace["type"] == "bar" and not value) for cell, value in zip(cells, values, strict=True))
    return {"hoverinfo": "all", "hovertemplate": with_hint if is_of_all else [with_hint if cell else own for cell in cells]}


def _in_colour(trace: dict, on: Paper) -> dict:
    """The words of marks, those that are not in ink with their colour in the words themselves."""
    if not trace.get("text"):
        return {}
    texts = trace["text"]
    if trace["type"] == "bar":
        where, inside = trace["textposition"], trace.get("insidetextfont", {}).get("color", on.ink)
        colours = [inside if at == "inside" else on.ink for at in ([where] * len(texts) if isinstance(where, str) else where)]
    else:
        colour = trace.get("textfont", {}).get("color", on.ink)
        colours = colour if isinstance(colour, list) else [on.ink] * len(texts)
    pairs = zip(texts, colours, strict=True)
    return {"text": [text if colour == on.ink or not text else f'<span style="color:{colour}">{text}</span>' for text, colour in pairs]}
