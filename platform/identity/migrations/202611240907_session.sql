-- Only the hash of the cookie is kept: who reads this table cannot take over a session.
create table session (
  token_hash text collate "C" primary key,
  kind text not null check (kind in ('staff', 'resident')),
  staff_id uuid references staff,
  account_id uuid references resident_account,
  role text not null,
  place text collate "C" not null,
  csrf text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((kind = 'staff') = (staff_id is not null) and (kind = 'resident') = (account_id is not null))
);
create index session_expiry on session (expires_at);
grant select, insert, update, delete on session to minxin_app;
