-- Staff have no person of their own: for them the question whether a file is their own must cost nothing, and a resident's must
-- run along an index. Before, a statistic over an archive looked through all parties for nobody. The policies on the parties
-- themselves stay as they are: a comparison that an index can answer there would tempt the planner away from the index of names.
alter policy own_relation on marriage_relation using (
  (select current_setting('app.person', true)) <> '' and exists (
    select from marriage_spouse s where s.relation_id = id and s.person_id = (select nullif(current_setting('app.person', true), '')::uuid)));
alter policy own_registration on marriage_registration using (
  (select current_setting('app.person', true)) <> '' and exists (
    select from marriage_party p where p.registration_id = id and p.person_id = (select nullif(current_setting('app.person', true), '')::uuid)));
