-- Everything the server does for a person runs as this role: row-level security applies to it, and it may only do
-- what a migration grants. The role belongs to the cluster, so two counties migrating at once may both try.
do $$
begin
  if not exists (select from pg_roles where rolname = 'minxin_app') then
    create role minxin_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant usage on schema %I to minxin_app', current_schema()); end $$;
