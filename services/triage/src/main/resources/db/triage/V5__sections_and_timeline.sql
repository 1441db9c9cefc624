-- A case is a spine in its row of "cases" (from format 2 on nothing else), the reports that it is about, a section for each step that was
-- taken, and a timeline. A case of format 1 is all of that in one document, until it changes next.

create table case_reports (
    report_id varchar(64) primary key,
    case_id   varchar(36) not null references cases (case_id),
    -- The first is the one for which the case was opened.
    n         integer     not null,
    format    integer     not null,
    -- JSON in UTF-8: codes, days and numbers.
    document  bytea       not null
);

create unique index case_reports_of_case on case_reports (case_id, n);

create table case_sections (
    case_id     varchar(36) not null references cases (case_id),
    section_key varchar(40) not null,
    format      integer     not null,
    -- JSON in UTF-8, sealed under the key of the case.
    sealed      bytea       not null,
    primary key (case_id, section_key)
);

create table case_timeline (
    case_id     varchar(36)              not null references cases (case_id),
    n           integer                  not null,
    happened_at timestamp with time zone not null,
    kind        varchar(40)              not null,
    -- JSON: codes, days and numbers by name.
    codes       varchar(1000)            not null,
    person_id   varchar(80),
    primary key (case_id, n)
);

-- Something sealed with each key of the service that was ever used, so that a wrong one is told at the start.
create table sealing_checks (
    key_version integer primary key,
    sealed      bytea not null
);
