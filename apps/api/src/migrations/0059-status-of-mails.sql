-- Where a mail is stands once, computed by the database, under one index of its list.
alter table mails add column status text not null generated always as (
  case when sent_at is not null then case when in_file then 'filed' else 'accepted' end
       when failed_at is not null then 'failed'
       when handed_at is not null then 'sent'
       else 'queued' end) stored;
alter table account_mails add column status text not null generated always as (
  case when sent_at is not null then case when in_file then 'filed' else 'accepted' end
       when failed_at is not null then 'failed'
       when handed_at is not null then 'sent'
       else 'queued' end) stored;
drop index mails_queued, mails_handed, mails_accepted, mails_filed;
drop index account_mails_queued, account_mails_handed, account_mails_accepted, account_mails_filed;
create index mails_status on mails (status, created_at desc, id desc);
create index account_mails_status on account_mails (status, created_at desc, id desc);
