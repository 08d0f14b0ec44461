-- A marriage, a divorce and a marriage that was none happen to two people: one event each, joined by what they are about. A change of
-- name or number happens to one. A person dies once, but may marry more than once: each marriage is an event of its own.
alter table life_event drop constraint life_event_kind_check;
alter table life_event add constraint life_event_kind_check check (kind in ('DEATH', 'MARRIAGE', 'DIVORCE', 'MARRIAGE_VOID', 'IDENTITY'));
alter table life_event add column subject text collate "C" not null default '';
alter table life_event add column other_id uuid;
alter table life_event add column reference text collate "C" not null default '';
comment on column life_event.subject is 'What it is about: the marriage, or the correction. A death is about nothing else.';
comment on column life_event.other_id is 'The other one of the two.';
comment on column life_event.reference is 'The number of the certificate, judgment or decision that says so.';
alter table life_event add constraint about_something check ((kind = 'DEATH') = (subject = ''));
drop index life_event_once;
create unique index life_event_once on life_event (person_id, kind, subject) where state <> 'withdrawn';
create index life_event_kind on life_event (kind, recorded_at desc, id desc);
