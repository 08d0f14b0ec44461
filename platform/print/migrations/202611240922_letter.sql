-- Letters with their numbers: one series per kind and year, no gap, no reuse.
create table letter (
  id uuid primary key,
  kind text not null,
  number text not null unique,
  title text not null,
  case_id uuid references case_file,
  place text collate "C" not null,
  content_sealed text not null,
  sha256 text not null,
  verify_code text collate "C" not null unique,
  masked_name text not null,
  office text not null,
  made_on date not null,
  made_at timestamptz not null,
  made_by text not null
);
create index letter_case on letter (case_id);
create table letter_delivery (
  letter_id uuid primary key references letter,
  delivered_on date not null,
  how text not null check (how in ('hand', 'post', 'electronic', 'left')),
  received_by_sealed text not null,
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null
);
grant select, insert on letter, letter_delivery to minxin_app;
alter table letter enable row level security;
create policy with_the_case on letter for select using (
  exists (select from case_file c where c.id = case_id)
  or verify_code = current_setting('app.verify', true));
create policy write on letter for insert with check (exists (select from case_file c where c.id = case_id));
alter table letter_delivery enable row level security;
create policy with_the_letter on letter_delivery using (exists (select from letter l where l.id = letter_id))
  with check (exists (select from letter l where l.id = letter_id));
