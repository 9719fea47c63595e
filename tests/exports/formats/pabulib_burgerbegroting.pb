META
key;value
description;Verzonnen Buurtbudget
unit;Voorbeeldstad
district;Noord
instance;2025
currency;EUR
date_begin;01.05.2025
date_end;31.05.2025
PROJECTS
project_id;cost;votes;name;category;target;selected
1;2500;40;Moestuin;Groen,Samen;adults;1
2;9000;3;Fontein;Water;adults;0
VOTES
voter_id;age;sex;voting_method;vote
0;34;F;internet;1,2
