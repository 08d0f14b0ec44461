-- A hospital or funeral home is a place of its own, outside towns and villages: it sees what it reported and nothing else.
alter table division drop constraint division_level_check;
alter table division add constraint division_level_check check (level in ('county', 'town', 'village', 'institution'));
