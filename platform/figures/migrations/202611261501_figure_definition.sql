-- The words behind every published number. A definition that is reworded is another version; the old one stays.
create table figure_definition (
  figure_id text collate "C" not null,
  version text collate "C" not null,
  title text not null,
  unit text not null,
  definition text not null,
  first_used_at timestamptz not null,
  primary key (figure_id, version)
);
comment on column figure_definition.version is 'SHA-256 of title, unit and definition, its first twelve signs.';
grant select, insert on figure_definition to minxin_app;
