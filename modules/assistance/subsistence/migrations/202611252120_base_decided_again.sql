-- A remedy can put another decision in the place of the one that a household was granted on. The base before lies sealed in
-- the new case (record base_before).
grant update (from_month, decided_on, base_sealed, recorded_at) on household_base to minxin_app;
comment on table household_base is 'Never changed but by a decision that is made again after a remedy; everything since are facts.';
