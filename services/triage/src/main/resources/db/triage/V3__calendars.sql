-- By which edition of which calendar the deadline of an open case was counted, so that a change finds those it may concern. Cases of
-- before this have none: they are counted anew once.

alter table cases add column calendar_id varchar(64) default '' not null;
alter table cases add column counted_by bigint default 0 not null;

-- Whether the deadline may become later, because the public holidays up to it are not known yet.
alter table cases add column provisional boolean default false not null;

create index cases_by_calendar on cases (calendar_id, closed, counted_by, case_id);
