package redress.register.bodies;

/** What kind of public body; kinds come and go, so readers elsewhere treat it as an open list. */
public enum BodyType {
    COUNTY,
    DISTRICT,
    UNITARY,
    MET,
    LONDON_BOROUGH,
    CITY_OF_LONDON,
    SCILLY,
    COMBINED_AUTHORITY,
    GLA,
    ICB,
    NHS_TRUST,
    POLICE_PCC,
    FIRE,
    HOUSING_ASSOC,
    CENTRAL_DEPT,
    ALB,
    EDUCATION,
    JOBCENTRE,
    OTHER
}
