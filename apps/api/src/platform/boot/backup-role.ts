import type { Client } from 'pg'

/**
 * Lets `portal_backup` read every row of every table, and nothing else, whatever tables there are by now: row-level security
 * shows it all rows, as only a superuser could say in one word. As the owner; writes nothing where nothing is new.
 */
export async function letBackupRead(owner: Client): Promise<void> {
  await owner.query(`do $$
    declare t regclass;
    begin
      if not has_schema_privilege('portal_backup', 'public', 'usage') or not has_schema_privilege('portal_backup', 'pgboss', 'usage') then
        grant usage on schema public, pgboss to portal_backup;
      end if;
      for t in select oid from pg_class where relkind in ('r', 'p')
          and (relnamespace = 'public'::regnamespace or oid in ('pgboss.job'::regclass, 'pgboss.queue'::regclass))
          and not has_table_privilege('portal_backup', oid, 'select')
      loop
        execute format('grant select on %s to portal_backup', t);
      end loop;
      for t in select oid from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relrowsecurity
          and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'backup')
      loop
        execute format('create policy backup on %s for select to portal_backup using (true)', t);
      end loop;
    end $$`)
}
