-- The six statements of a case action as plain SQL — who asks, the case, its new state, history, record, act — without
-- rules, row-level security or encryption: what the server is measured against.
\set n random(1, 2000)
begin;
select s.kind, s.staff_id, s.role, s.place, s.csrf from session s where s.token_hash = 'bench' and s.expires_at > now();
select id, step, version, facts, answers_sealed from case_file where id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid for update;
update case_file set step = step, version = version + 1, facts = facts, waits_for = waits_for where id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid;
insert into case_history (case_id, request_id, move, from_step, to_step, actor_kind, actor_id, role, at) values (('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid, gen_random_uuid(), 'call_meeting', 'investigating', 'review_meeting', 'staff', 'bench', 'town_clerk', now());
insert into case_record (case_id, kind, content_sealed, made_by, made_role, made_at) values (('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid, 'meeting_call', repeat('x', 120), 'bench', 'town_clerk', now());
insert into audit_event (at, actor_kind, actor_id, role, place, act, subject_kind, subject_id, detail) values (now(), 'staff', 'bench', 'town_clerk', '330381116207', 'case.call_meeting', 'case', '00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'), '{"from": "investigating"}');
commit;
