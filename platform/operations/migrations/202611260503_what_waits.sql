-- What the operations page and the metrics count: failed work and failed messages, oldest first. A message that a person
-- sends again gets its pauses anew, from that moment.
alter table message add column tried_from timestamptz;
create index job_failed on job (id) where failed is not null and done_at is null;
create index message_failed on message (created_at) where state = 'failed';
