-- Staff and the posts they hold: a role at a place, from a day until a day.
create table staff (
  id uuid primary key default gen_random_uuid(),
  login text not null unique,
  name text not null,
  password_hash text not null,
  must_change boolean not null default true,
  failed integer not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  phone_sealed text,
  office_phone text,
  demo boolean not null default false
);
comment on column staff.demo is 'An account of the demonstration: it signs in nowhere else.';
create table staff_post (
  staff_id uuid not null references staff,
  role text not null,
  place text collate "C" not null,
  valid_from date not null,
  valid_to date,
  primary key (staff_id, role, place, valid_from)
);
create index staff_post_at on staff_post (place, role);
grant select on staff, staff_post to minxin_app;
grant update (password_hash, must_change, failed, locked_until) on staff to minxin_app;
