-- The county, its towns and villages by the codes of the National Bureau of Statistics; codes nest.
create table division (
  code text collate "C" primary key,
  name text not null,
  level text not null check (level in ('county', 'town', 'village')),
  parent text collate "C",
  phone text
);
grant select on division to minxin_app;
