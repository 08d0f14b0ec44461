-- A resident signs in with a phone; bound once to a person of the register.
create table resident_account (
  id uuid primary key default gen_random_uuid(),
  phone_hash text collate "C" not null unique,
  phone_sealed text not null,
  person_id uuid unique,
  bound_at timestamptz,
  bound_by text,
  created_at timestamptz not null
);
create table login_code (
  phone_hash text collate "C" primary key,
  code_hash text not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  sent_on date not null,
  sent integer not null default 1
);
grant select, insert, update on resident_account, login_code to minxin_app;
