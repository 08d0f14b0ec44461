-- Who must not handle a case, wherever they sit: somebody of their own family is in it. Held by the database, so that no
-- list, view or move can forget it.
create table case_bar (
  staff_id text collate "C" not null,
  case_id uuid not null references case_file,
  made_at timestamptz not null,
  primary key (staff_id, case_id)
);
create index case_bar_case on case_bar (case_id);
grant select, insert on case_bar to minxin_app;
alter table case_bar enable row level security;
-- One sees the own bar, as the policy below must; who else is barred is for the bureau.
create policy own_or_bureau on case_bar for select using (
  staff_id = current_setting('app.actor', true) or current_setting('app.kind', true) = 'system'
  or current_setting('app.kind', true) = 'staff' and length(current_setting('app.place_from', true)) = 6);
create policy made_by_office on case_bar for insert with check (
  current_setting('app.kind', true) = 'system'
  or current_setting('app.kind', true) = 'staff' and length(current_setting('app.place_from', true)) = 6);
create policy not_barred on case_file as restrictive for select using (
  id not in (select b.case_id from case_bar b where b.staff_id = current_setting('app.actor', true)));
create policy change_not_barred on case_file as restrictive for update using (
  id not in (select b.case_id from case_bar b where b.staff_id = current_setting('app.actor', true)));
