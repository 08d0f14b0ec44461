-- An uploaded paper or photograph; the bytes lie sealed in the file store under their hash.
create table file_object (
  id uuid primary key,
  sha256 text not null,
  kind text not null,
  name_sealed text not null,
  type text not null,
  size integer not null,
  place text collate "C" not null,
  case_id uuid references case_file,
  uploaded_by text collate "C" not null,
  uploaded_at timestamptz not null
);
create index file_object_case on file_object (case_id);
create index file_object_owner on file_object (uploaded_by, uploaded_at);
grant select, insert on file_object to minxin_app;
grant update (case_id, place) on file_object to minxin_app;
alter table file_object enable row level security;
create policy own_or_case on file_object using (
  uploaded_by = current_setting('app.actor', true)
  or case_id is not null and exists (select from case_file c where c.id = case_id))
  with check (true);
