-- In which language a mail about a client left; null of those that left before that was kept.
alter table mails add column sent_locale text check (sent_locale in ('de', 'en'));
grant update (sent_locale) on mails to portal_worker;

-- As before, and: in which language.
create or replace function hand_mails(letters json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(letters) as l ("mailId" uuid, "clientId" uuid, "at" timestamptz, "to" text,
        "locale" text, "subject" text, "text" text)
     order by l."mailId"
  loop
    perform set_config('app.client_id', each."clientId"::text, true);
    update mails
       set handed_at = each."at", sent_to = each."to", sent_locale = each."locale", sent_subject = each."subject",
           sent_text = each."text"
     where id = each."mailId" and sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
