-- A household on the books is a root; money beside its own row (single-person, expenditure) hangs on it as parts.
alter table entitlement add column root_id uuid references entitlement;
alter table entitlement add column part text not null default 'household';
update entitlement e set root_id = coalesce((
  select r.id from entitlement r
  where r.opened_by_case = e.opened_by_case and exists (
    select from entitlement_row w join entitlement_member m on m.row_id = w.id where w.entitlement_id = r.id and not m.own_scheme)
  order by r.created_at, r.id limit 1), e.id);
update entitlement e set part = case when r.kind = 'EXPENDITURE' then 'expenditure' else 'single:' || e.holder_id end
  from entitlement_row r where r.entitlement_id = e.id and e.root_id <> e.id;
alter table entitlement alter column root_id set not null;
create unique index entitlement_part on entitlement (root_id, part);
comment on column entitlement.part is 'household, expenditure, or single:<member>: what of the household this pays.';

-- What keeps a household out of the next runs until it is lifted: a death that is being worked, a suspension. Nothing is
-- lost by it: when it is lifted the months come back as back pay.
create table entitlement_hold (
  id uuid primary key default gen_random_uuid(),
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  from_month date not null check (extract(day from from_month) = 1),
  kind text not null check (kind in ('freeze', 'suspension')),
  reason text not null,
  source_kind text not null,
  source_ref text collate "C" not null,
  made_by text not null,
  made_at timestamptz not null,
  released_by text,
  released_at timestamptz
);
comment on column entitlement_hold.reason is 'A code, never words about a person.';
create unique index entitlement_hold_once on entitlement_hold (root_id, source_kind, source_ref) where released_at is null;
create index entitlement_hold_open on entitlement_hold (root_id) where released_at is null;
create index entitlement_hold_released on entitlement_hold (released_at) where released_at is not null;
grant select, insert on entitlement_hold to minxin_app;
grant update (released_by, released_at) on entitlement_hold to minxin_app;
alter table entitlement_hold enable row level security;
create policy by_place on entitlement_hold using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (exists (select from entitlement e where e.id = root_id));
