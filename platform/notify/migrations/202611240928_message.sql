-- Messages to people, enqueued in the transaction that caused them; a gateway sends them afterwards.
create table message (
  id uuid primary key,
  kind text not null,
  to_sealed text not null,
  text_sealed text not null,
  case_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index message_waiting on message (created_at) where state = 'waiting';
grant select, insert, update on message to minxin_app;
alter table message enable row level security;
create policy system_reads on message for select using (current_setting('app.kind', true) = 'system');
create policy system_updates on message for update using (current_setting('app.kind', true) = 'system');
create policy anybody_enqueues on message for insert with check (true);
