-- The case file and what travels with it. For H2 and PostgreSQL. The engine makes its own tables beside these.

create table cases (
    case_id    varchar(36) primary key,
    report_id  varchar(36)              not null,
    reference  varchar(20)              not null,
    compact_id varchar(80)              not null,
    body_id    varchar(80)              not null,
    stage      varchar(20)              not null,
    closed     boolean                  not null,
    accepted   boolean                  not null,
    severity   varchar(20),
    urgency    varchar(20)              not null,
    since      timestamp with time zone not null,
    due_at     timestamp with time zone not null,
    version    bigint                   not null,
    document   varchar(1000000)         not null,
    constraint one_case_per_report unique (report_id),
    constraint one_case_per_reference unique (reference)
);

create index cases_by_compact on cases (compact_id, closed, due_at, case_id);
create index cases_by_stage on cases (compact_id, stage, due_at, case_id);
create index cases_by_body on cases (body_id, accepted, closed, due_at, case_id);

create table case_panel_members (
    person_id varchar(80) not null,
    case_id   varchar(36) not null,
    primary key (person_id, case_id)
);

-- What the register said, every version that came: a case keeps the limits that were in force when it was opened.
create table compacts (
    compact_id varchar(80)     not null,
    version    bigint          not null,
    document   varchar(100000) not null,
    primary key (compact_id, version)
);

create table calendars (
    calendar_id varchar(80) primary key,
    version     bigint          not null,
    document    varchar(100000) not null
);

-- The same as the platform's redress/platform/outbox/outbox.sql.

create table outbox (
    id        bigint generated always as identity primary key,
    event_id  varchar(36)              not null,
    seq       bigint                   not null,
    type      varchar(100)             not null,
    event_key varchar(100)             not null,
    caused_at timestamp with time zone not null,
    data      varchar(131072)          not null
);

create table relay_lease (
    name       varchar(80) primary key,
    owner      varchar(80)              not null,
    fence      bigint                   not null,
    held_until timestamp with time zone not null
);

create table inbox (
    consumer_group varchar(80)              not null,
    event_id       varchar(64)              not null,
    taken_at       timestamp with time zone not null,
    primary key (consumer_group, event_id)
);

create index inbox_by_age on inbox (taken_at);
