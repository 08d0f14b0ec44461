-- What a post has done, newest first: the list beside what is still to do.
create index case_task_done on case_task (place, role, done_at desc) where done_at is not null;
