-- Which side acts is what the login says, which no statement changes, and not what a session may set for itself.
create function acting_side() returns text language sql stable as $$
  select case session_user when 'portal_client' then 'client' when 'portal_provider' then 'provider'
    when 'portal_worker' then 'clock' when 'portal_auth' then 'clock' else current_setting('app.side', true) end
$$;
do $$
declare
  each oid;
begin
  for each in
    select oid from pg_proc
     where pronamespace = 'public'::regnamespace and prosrc like '%current_setting(''app.side'', true)%' and prosrc not like '%session_user%'
  loop
    execute replace(pg_get_functiondef(each), 'current_setting(''app.side'', true)', 'acting_side()');
  end loop;
end $$;
