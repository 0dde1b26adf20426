"""The words that tell one number from another."""

import re

# Names of the systems that keep records of families, and of the lists that children are on.
SYSTEMS = (
    r"lcs|mosaic|liquid ?logic|ehm|eha|ehat|ehcp|ics|eclipse|carefirst|care ?director|azeus|"
    r"frameworki|synergy|capita(?: one)?|rio|systmone|emis|icon|pnc|cro|upn|uln|urn|cin|cp|cla|"
    r"lac|mash|marac|cafcass|chi|athena|niche"
)
CASES = (
    r"cases?|case ?files?|files?|refs?|references?|referrals?|records?|crime|incident|"
    r"pupil|child|client|family|household|patient|hospital|tenancy|court|log|cad"
)
# A number after one of these is the writer's own, or of a paper, a room or a sum.
OF_WORK = re.compile(
    r"\b(?:staff|employee|personnel|payroll|registration|registered|certificate|badge|room|"
    r"course|invoice|order|cost|budget|version|extension|dbs|swe|social work england|charity|"
    r"company|isbn|doi|ticket|help ?desk|module|booking|asset|vehicle|car)\b",
    re.IGNORECASE,
)
STREETS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Crescent|Cres|Terrace|Grove|Gardens|Mews|"
    r"Court|Place|Way|Walk|Hill|Row|Square|Rise|Parade"
)
NO_STREET = frozenset(
    "family crown county magistrates high youth supreme main side busy the and different local "
    "per cross any other new minute minutes mile miles".split()
)
POSTCODE_AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL "
    "LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split()
)
