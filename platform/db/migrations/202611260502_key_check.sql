-- A fingerprint of each of the county's keys: a database is not opened with the keys of another, and a restore that was
-- interrupted knows whether it had committed. The fingerprints are made with the keys and say nothing about them.
create table key_check (
  key_id text primary key,
  fingerprint text not null
);
