-- In which shape the document of a case is stored. An instance that knows only older ones leaves the case alone.
alter table cases add column format integer default 1 not null;
