-- Who read or did what. Rows are inserted unchained inside the transaction of the act; one worker seals them afterwards
-- in commit order. txid lets the worker leave alone whatever could still be preceded by an open transaction.
create table audit_event (
  id bigint generated always as identity primary key,
  txid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  role text not null,
  place text collate "C" not null,
  act text not null,
  subject_kind text not null,
  subject_id text collate "C" not null,
  reason text,
  detail jsonb
);
create index audit_event_subject on audit_event (subject_id, id);
create index audit_event_actor on audit_event (actor_id, id);
create index audit_event_order on audit_event (txid, id);
create table audit_seal (
  seq bigint primary key,
  event_id bigint not null unique references audit_event,
  hash text not null,
  sealed_at timestamptz not null
);
grant insert, select on audit_event to minxin_app;
grant select on audit_seal to minxin_app;
alter table audit_event enable row level security;
create policy record on audit_event for insert with check (true);
create policy read_own_place on audit_event for select using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or actor_id = current_setting('app.actor', true));
