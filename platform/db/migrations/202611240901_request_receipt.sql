-- A client names each attempt. The first one to commit leaves its reply here; a repeat gets the same answer.
create table request_receipt (
  request_id uuid primary key,
  actor_id text not null,
  path text not null,
  reply_sealed text,
  at timestamptz not null
);
comment on column request_receipt.reply_sealed is 'The reply as sealed JSON: it may name a person.';
create index request_receipt_at on request_receipt (at);
grant select, insert, update on request_receipt to minxin_app;
alter table request_receipt enable row level security;
create policy own_receipts on request_receipt
  using (actor_id = current_setting('app.actor', true)) with check (actor_id = current_setting('app.actor', true));
