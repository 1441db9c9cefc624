-- Events that wait for Kafka, the lease of the relay, and the events taken in. For H2 and PostgreSQL; the service that owns the
-- database repeats it in a migration.

create table outbox (
    id        bigint generated always as identity primary key,
    event_id  varchar(36)              not null,
    seq       bigint                   not null,
    topic     varchar(100),
    type      varchar(100)             not null,
    event_key varchar(100)             not null,
    caused_at timestamp with time zone not null,
    data      varchar(131072)          not null
);

-- Events that an administrator has set aside because they could not be sent.
create table outbox_aside (
    event_id  varchar(36) primary key,
    seq       bigint                   not null,
    topic     varchar(100),
    type      varchar(100)             not null,
    event_key varchar(100)             not null,
    caused_at timestamp with time zone not null,
    data      varchar(131072)          not null,
    reason    varchar(60)              not null,
    aside_at  timestamp with time zone not null,
    aside_by  varchar(100)             not null
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
