-- An archive of half a million registrations of people in the register, each under a number of its own.
-- Who refers to whom is known to be right here; asking for every row would take a minute.
set session_replication_role = replica;
create temp table couple as
select row_number() over () as n, m.id as man, w.id as woman from
  (select id, row_number() over (order by id) as n from person where sex = 'M' limit 500000) m
  join (select id, row_number() over (order by id desc) as n from person where sex = 'F' limit 500000) w on w.n = m.n;
insert into couple select n + (select max(n) from couple), man, woman from couple, generate_series(1, 1) limit greatest(0, 500000 - (select count(*) from couple));
alter table couple add relation uuid default gen_random_uuid(), add registration uuid default gen_random_uuid();
insert into marriage_relation (id, place, source, registered_on, registry_name, status)
select relation, '330381-M01', 'ARCHIVE', date '1990-01-02' + (n % 10000)::int, '瑞安市婚姻登记处', 'EFFECTIVE' from couple;
insert into marriage_registration (id, place, kind, relation_id, series, year, seq, cert_no, original_cert_no, apply_date, register_date, registrar_id,
  registered_at, content_sealed)
select registration, '330381-M01', 'M4', relation, 'BJ', 1900 + (n / 10000)::int, (n % 10000)::int + 1,
  'BJ330381-' || (1900 + n / 10000)::text || '-' || lpad((n % 10000 + 1)::text, 6, '0'), '瑞结字第' || n || '号',
  date '1990-01-02' + (n % 10000)::int, date '1990-01-02' + (n % 10000)::int, 'system:bench', now(), 'sealed' from couple;
insert into marriage_party (registration_id, side, place, person_id, name, birth_date, id_hash, id_sealed, id_mask, household, register_date)
select c.registration, s.side, '330381-M01', p.id, p.name, p.birth_date, p.id_hash, p.id_sealed, p.id_mask, p.place, date '1990-01-02' + (c.n % 10000)::int
from couple c cross join (values ('MAN'), ('WOMAN')) as s(side) join person p on p.id = case s.side when 'MAN' then c.man else c.woman end;
drop table couple;
reset session_replication_role;
analyze marriage_relation, marriage_registration, marriage_party;
