-- A change of the encryption key that is under way is known by the new one's check value: until it is through nothing starts. And
-- which data folders belong to this database.
alter table key_checks drop constraint key_checks_name_check,
  add constraint key_checks_name_check check (name in ('ENCRYPTION_KEY', 'SIGNING_KEY', 'NEW_ENCRYPTION_KEY', 'INSTALLATION'));
