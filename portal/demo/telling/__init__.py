"""The story itself, team by team: who did what, and when."""

from . import council, other_teams, partners, site, team_north_3

CHAPTERS = (team_north_3.tell, other_teams.tell, council.tell, partners.tell, site.tell)
