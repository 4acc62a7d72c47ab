package dev.crmport.core.introspection;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * The CRM's account of a key: whose it is and what it may do.
 *
 * <p>The CRM adds members to it, such as the key's own limits; {@link #members} keeps them. Source:
 * the API's model {@code ApiKeyProfile}.
 */
public final class KeyProfile extends Payload {
  static final Member<String> DATABASE_NAME = Member.text("databaseName");
  static final Member<Boolean> HAS_MY_VOTERS = Member.flag("hasMyVoters");
  static final Member<Boolean> HAS_MY_CAMPAIGN = Member.flag("hasMyCampaign");
  static final Member<String> COMMITTEE_NAME = Member.text("committeeName");
  static final Member<Long> COMMITTEE_ID = Member.whole("committeeId");
  static final Member<String> API_KEY_TYPE_NAME = Member.text("apiKeyTypeName");
  static final Member<String> KEY_REFERENCE = Member.text("keyReference");
  static final Member<String> USER_FIRST_NAME = Member.text("userFirstName");
  static final Member<String> USER_LAST_NAME = Member.text("userLastName");
  static final Member<String> USERNAME = Member.text("username");
  static final Member<Long> USER_ID = Member.whole("userId");
  static final Member<String> STATE_ID = Member.text("stateId");

  /** A keyprofile as it came or as it will be sent. */
  public KeyProfile(Members members) {
    super(
        members,
        List.of(
            DATABASE_NAME,
            HAS_MY_VOTERS,
            HAS_MY_CAMPAIGN,
            COMMITTEE_NAME,
            COMMITTEE_ID,
            API_KEY_TYPE_NAME,
            KEY_REFERENCE,
            USER_FIRST_NAME,
            USER_LAST_NAME,
            USERNAME,
            USER_ID,
            STATE_ID));
  }

  /** Name of the VAN instance / database. */
  public Optional<String> databaseName() {
    return get(DATABASE_NAME);
  }

  /** Whether the key can use mode 0 (My Voters). */
  public Optional<Boolean> hasMyVoters() {
    return get(HAS_MY_VOTERS);
  }

  /** Whether the key can use mode 1 (My Campaign). */
  public Optional<Boolean> hasMyCampaign() {
    return get(HAS_MY_CAMPAIGN);
  }

  /** Committee the key belongs to. */
  public Optional<String> committeeName() {
    return get(COMMITTEE_NAME);
  }

  /** Committee identifier (seen in one client's model, not in the 2022 scrape). */
  public Optional<Long> committeeId() {
    return get(COMMITTEE_ID);
  }

  /** Kind of key, e.g. Custom Integration, Dev Portal. */
  public Optional<String> apiKeyTypeName() {
    return get(API_KEY_TYPE_NAME);
  }

  /** Short reference of the key (four characters in the fixtures). */
  public Optional<String> keyReference() {
    return get(KEY_REFERENCE);
  }

  /** First name of the API user. */
  public Optional<String> userFirstName() {
    return get(USER_FIRST_NAME);
  }

  /** Last name of the API user. */
  public Optional<String> userLastName() {
    return get(USER_LAST_NAME);
  }

  /** Login name of the API user. */
  public Optional<String> username() {
    return get(USERNAME);
  }

  /** Identifier of the API user (seen in a parsons fixture). */
  public Optional<Long> userId() {
    return get(USER_ID);
  }

  /** State of the committee (type unconfirmed). */
  public Optional<String> stateId() {
    return get(STATE_ID);
  }
}
