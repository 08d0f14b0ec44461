-- Two thousand cases of 江浦村 that can be moved back and forth between investigation and meeting.
insert into case_file (id, service, number, place, step, version, form_version, policy_date, received_on, title, answers_sealed, facts, waits_for, opened_by, created_at)
select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'subsistence', 'bench ' || n, '330381116207', 'investigating', 1, 1,
  current_date, current_date, 'bench ' || n, repeat('x', 2000), '{"consentMissing": 0, "onBehalf": true}', '{town_clerk,town_lead}', 'bench', now()
from generate_series(1, 2000) as n;
analyze case_file;
