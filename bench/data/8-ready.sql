do $$
declare definition text;
begin
  for definition in select i.definition from bench.indexes i loop execute definition; end loop;
end $$;
drop schema bench cascade;
