-- Suspensions that stand, by the month they began in: the daily look for those that last too long.
create index entitlement_hold_suspended on entitlement_hold (from_month) where kind = 'suspension' and released_at is null;
comment on column household_case.source is 'family, village, match, event, review, remedy, batch, suspension: who brought it up.';
