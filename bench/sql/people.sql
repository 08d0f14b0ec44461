-- The register of a whole county: the demonstration's people again and again in other villages, with hashes of nobody.
insert into person (id, place, town, name, name_py, name_initials, sex, birth_date, id_hash, id_sealed, id_mask)
select gen_random_uuid(), d.code, d.parent, p.name, p.name_py, p.name_initials, p.sex, p.birth_date,
  md5(p.id::text || ' ' || k), p.id_sealed, p.id_mask
from (select *, row_number() over (order by id) as n from person) p
cross join generate_series(1, 20) as k
join (select code, parent, row_number() over (order by code) - 1 as n, count(*) over () as all_of_them from division where level = 'village') d
  on d.n = (p.n * 7 + k * 13) % d.all_of_them
limit 1190000;
analyze person;
