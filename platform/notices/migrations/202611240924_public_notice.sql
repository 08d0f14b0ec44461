-- 公示: what the board and the open page show. Only masked text gets here, so it may be read by everybody.
create table public_notice (
  id uuid primary key,
  case_id uuid not null references case_file,
  kind text not null,
  title text not null,
  place text collate "C" not null,
  lines jsonb not null,
  body jsonb not null,
  posted_on date not null,
  ends_on date not null,
  state text not null check (state in ('posted', 'ended', 'disputed')),
  posted_by text not null,
  photo_id uuid references file_object
);
create index public_notice_current on public_notice (ends_on, place, id);
create index public_notice_case on public_notice (case_id);
grant select, insert on public_notice to minxin_app;
grant update (state, ends_on) on public_notice to minxin_app;
