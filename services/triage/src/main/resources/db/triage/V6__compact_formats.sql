-- In which shape the documents of Compacts and calendars are stored. An instance that knows only older ones leaves them alone.
alter table triage_compacts add column format integer default 1 not null;
alter table triage_calendars add column format integer default 1 not null;
