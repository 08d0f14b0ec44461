-- Bookings: visits that share the seats of a slot, and resources that one party has for itself. The database refuses a seat
-- twice, a resource twice (set-up and cleaning counted), and a person twice in one service. Who a booking is for is sealed;
-- a keyed hash of the identity number finds it again.

create table booking_resource (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  exclusive boolean not null default false,
  set_up_min integer not null default 0 check (set_up_min >= 0),
  cleaning_min integer not null default 0 check (cleaning_min >= 0),
  unique (place, code)
);
comment on column booking_resource.code is 'What the business calls it: MARRIAGE, DIVORCE_ISSUE, hall-3.';

-- Taken out of use: no new booking from the moment it is planned; each one that is affected is offered another place first.
create table booking_closure (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  resource_id uuid not null references booking_resource,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  reason text not null,
  state text not null default 'PLANNED' check (state in ('PLANNED', 'CLOSED', 'LIFTED')),
  made_by text not null,
  made_at timestamptz not null,
  settled_at timestamptz
);
create index booking_closure_list on booking_closure (place, from_at desc, id);
create index booking_closure_resource on booking_closure (resource_id, from_at) where state <> 'LIFTED';

create table booking_slot (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  resource_id uuid not null references booking_resource,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  opens_at timestamptz not null,
  online integer not null check (online >= 0),
  walk_in integer not null check (walk_in >= 0),
  draw_group text collate "C",
  closure_id uuid references booking_closure,
  unique (resource_id, starts_at)
);
comment on column booking_slot.draw_group is 'Its online seats are drawn; until then they are nobody''s.';
create index booking_slot_day on booking_slot (resource_id, day, starts_at);
create index booking_slot_place on booking_slot (place, day, starts_at, id);
create index booking_slot_group on booking_slot (draw_group) where draw_group is not null;

-- The seats there are. A booking names one of them, so there is no booking beyond the last.
create table booking_seat (
  slot_id uuid not null references booking_slot,
  channel text not null check (channel in ('ONLINE', 'WALK_IN')),
  seat integer not null check (seat > 0),
  primary key (slot_id, channel, seat)
);

-- Who waits for a seat of one or of several slots.
create table booking_wait (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  no bigint generated always as identity,
  service text collate "C" not null,
  account_id text,
  content_sealed text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'CANCELLED')),
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on column booking_wait.no is 'The order in which the server took them, whatever its clock says.';
create index booking_wait_account on booking_wait (account_id, created_at desc, id) where account_id is not null;
create table booking_wait_slot (
  slot_id uuid not null references booking_slot,
  wait_id uuid not null references booking_wait,
  rank bigint not null,
  wish integer not null,
  waiting boolean not null default true,
  primary key (slot_id, wait_id)
);
comment on column booking_wait_slot.rank is 'The order of arrival, or below zero the order of a draw.';
create index booking_wait_next on booking_wait_slot (slot_id, rank, wait_id) where waiting;
create index booking_wait_slots on booking_wait_slot (wait_id);
create table booking_wait_holder (
  wait_id uuid not null references booking_wait,
  service text collate "C" not null,
  holder_key text collate "C" not null,
  primary key (wait_id, holder_key)
);
create index booking_wait_holder_key on booking_wait_holder (holder_key, service);

create table booking (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  service text collate "C" not null,
  resource_id uuid not null references booking_resource,
  slot_id uuid references booking_slot,
  channel text,
  seat integer,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  busy_from timestamptz,
  busy_until timestamptz,
  status text not null check (status in
    ('HELD', 'CONFIRMED', 'CHECKED_IN', 'DONE', 'EXPIRED', 'CANCELLED', 'LATE_CANCELLED', 'NO_SHOW', 'MOVED')),
  active boolean not null generated always as (status in ('HELD', 'CONFIRMED', 'CHECKED_IN')) stored,
  seated boolean not null generated always as (status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'DONE', 'NO_SHOW')) stored,
  source text not null check (source in ('ONLINE', 'COUNTER', 'PHONE', 'OFFICE')),
  hold_until timestamptz,
  request_id uuid not null unique,
  account_id text,
  content_sealed text not null,
  offer_of uuid references booking_wait,
  replaces uuid references booking,
  moved_to uuid references booking,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  checked_in_at timestamptz,
  started_at timestamptz,
  done_at timestamptz,
  released_at timestamptz,
  released_by text,
  reason text,
  unique (id, active),
  foreign key (slot_id, channel, seat) references booking_seat,
  check ((slot_id is null) = (seat is null) and (slot_id is null) = (channel is null) and (slot_id is null) = (busy_from is not null)),
  check ((status = 'HELD') <= (hold_until is not null)),
  constraint resource_for_one_at_a_time exclude using gist (resource_id with =, tstzrange(busy_from, busy_until) with &&)
    where (busy_from is not null and status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'DONE', 'NO_SHOW'))
);
comment on column booking.hold_until is 'Judged by the server''s clock when somebody asks for the seat or confirms; no job has to run.';
comment on column booking.offer_of is 'A seat that waits for the next in line; it is nobody''s booking until it is accepted.';
comment on column booking.replaces is 'Offered instead of a booking that a closure affects.';
create unique index one_booking_per_seat on booking (slot_id, channel, seat) where seated and slot_id is not null;
create index booking_of_slot on booking (slot_id) where slot_id is not null;
create index booking_held on booking (slot_id, hold_until) where status = 'HELD';
create index booking_account on booking (account_id, starts_at desc, id) where account_id is not null;
create index booking_resource_time on booking (resource_id, starts_at) where seated;
create index booking_day on booking (place, starts_at, id);
create index booking_to_come on booking (place, ends_at) where status = 'CONFIRMED';
create index booking_offer on booking (offer_of) where offer_of is not null;
create index booking_replaces on booking (replaces) where replaces is not null;

-- The people of a booking. `active` follows the booking by its foreign key.
create table booking_holder (
  booking_id uuid not null,
  side integer not null,
  place text collate "C" not null,
  service text collate "C" not null,
  holder_key text collate "C" not null,
  active boolean not null,
  arrived_at timestamptz,
  primary key (booking_id, side),
  foreign key (booking_id, active) references booking (id, active) on update cascade
);
create unique index one_active_booking_per_person on booking_holder (holder_key, service) where active;
create index booking_holder_key on booking_holder (holder_key, service, booking_id);

grant select on booking_resource, booking_closure, booking_slot, booking_seat, booking_wait, booking_wait_slot, booking_wait_holder, booking, booking_holder
  to minxin_app;
grant insert on booking_resource, booking_closure, booking_slot, booking_seat, booking_wait, booking_wait_slot, booking_wait_holder, booking, booking_holder
  to minxin_app;
grant update on booking_resource, booking_closure, booking_slot, booking_wait, booking_wait_slot, booking, booking_holder to minxin_app;
grant delete on booking_seat to minxin_app;

-- What there is to book is public; who booked is the office's and their own.
alter table booking_resource enable row level security;
alter table booking_closure enable row level security;
alter table booking_slot enable row level security;
alter table booking_seat enable row level security;
alter table booking_wait enable row level security;
alter table booking_wait_slot enable row level security;
alter table booking_wait_holder enable row level security;
alter table booking enable row level security;
alter table booking_holder enable row level security;
create policy open_to_all on booking_resource for select using (true);
create policy open_to_all on booking_slot for select using (true);
create policy open_to_all on booking_seat for select using (true);
create policy office on booking_resource using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on booking_closure using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on booking_slot using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on booking_seat using (
  exists (select from booking_slot s where s.id = slot_id
    and s.place >= (select current_setting('app.place_from', true)) and s.place < (select current_setting('app.place_until', true))));
create policy office on booking_wait using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on booking_wait_slot using ((select current_setting('app.kind', true)) in ('staff', 'system'));
create policy office on booking_wait_holder using ((select current_setting('app.kind', true)) in ('staff', 'system'));
create policy office on booking using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on booking_holder using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy own on booking for select using (account_id = (select current_setting('app.actor', true)));
create policy own on booking_wait for select using (account_id = (select current_setting('app.actor', true)));
