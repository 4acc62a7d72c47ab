package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactMethodsTest {
  private final Desk desk = new Desk();
  private final long vanId = desk.create("{}");

  @Test
  void anEmailIsSubscribedPersonalAndPreferredByDefault() {
    write("'emails':[{'email':'Adela@Example.org','type':null,'isSubscribed':null}]");

    assertThat(entry("emails", 0).toString())
        .isEqualTo(
            "{type=P, email=Adela@Example.org, dateCreated=2026-01-01T00:00:00Z,"
                + " isPreferred=true, isSubscribed=true, subscriptionStatus=S}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'subscriptionStatus':'U',false,U",
        "'subscriptionStatus':'N',null,N",
        "'isSubscribed':false,false,U",
        "'isSubscribed':true,true,S"
      },
      quoteCharacter = '`')
  void subscriptionIsDerivedFromItsStatus(String written, Boolean subscribed, String status) {
    write("'emails':[{'email':'a@example.org'," + written + "}]");

    assertThat(entry("emails", 0).get("isSubscribed")).isEqualTo(subscribed);
    assertThat(entry("emails", 0).get("subscriptionStatus")).isEqualTo(status);
  }

  @Test
  void theNewestEmailIsPreferredAndAnIdenticalOneChangesNothing() {
    write("'emails':[{'email':'a@example.org'},{'email':'b@example.org'}]");
    write("'emails':[{'email':'A@EXAMPLE.ORG'},{'email':'c@example.org'}]");
    write("'emails':[{'email':'a@example.org'}]");

    assertThat(each("emails", "email"))
        .containsExactly("a@example.org", "b@example.org", "c@example.org");
    assertThat(each("emails", "isPreferred")).containsExactly(false, false, true);
  }

  @Test
  void aPinnedEmailStaysPreferredUntilAnotherIsPinned() {
    write("'emails':[{'email':'a@example.org','isPreferred':true},{'email':'b@example.org'}]");
    assertThat(each("emails", "isPreferred")).containsExactly(true, false);

    write("'emails':[{'email':'b@example.org','isPreferred':true}]");
    assertThat(each("emails", "isPreferred")).containsExactly(false, true);
  }

  @Test
  void acrossMinutesThePreferredEmailComesFirstAndThenTheNewest() {
    write("'emails':[{'email':'a@example.org','isPreferred':true}]");
    desk.minutesPass(1);
    write("'emails':[{'email':'b@example.org'}]");
    desk.minutesPass(1);
    write("'emails':[{'email':'c@example.org'}]");

    assertThat(each("emails", "email"))
        .containsExactly("a@example.org", "c@example.org", "b@example.org");
  }

  @Test
  void aPhoneIsStoredAsDigitsWithAllItsMembersInOrder() {
    write("'phones':[{'phoneNumber':'+1 (212) 555-0142','phoneOptInStatus':'I'}]");

    assertThat(entry("phones", 0).toString())
        .isEqualTo(
            "{phoneId=1021601, phoneNumber=2125550142, dialingPrefix=1, countryCode=US, ext=null,"
                + " dateCreated=2026-01-01T00:00:00Z, phoneType=Personal, deviceType=Unknown,"
                + " isPreferred=false, isBest=true, isDisclosure=false, smsOptInStatus=Opt-In,"
                + " phoneOptInStatus=Opt-In, isCellPhoneExchange=false, isCellStatus=null,"
                + " tags=null}");
  }

  @ParameterizedTest
  @CsvSource({
    "H,,Personal,Unknown", "M,L,Personal,Landline", "P,6,Personal,VoIP", "C,L,Personal,Cell",
    "W,1,Work,Cell", "F,C,Work,Fax", "O,U,Other,Unknown", "O,3,Other,Unknown",
  })
  void phoneCodesGoInAndWordsComeOut(String type, String device, String typeWord, String word) {
    write(
        "'phones':[{'phoneNumber':'2125550142','phoneType':'"
            + type
            + "','deviceType':"
            + (device == null ? "null" : "'" + device + "'")
            + "}]");

    assertThat(entry("phones", 0).get("phoneType")).isEqualTo(typeWord);
    assertThat(entry("phones", 0).get("deviceType")).isEqualTo(word);
  }

  @Test
  void theBestPhoneIsThePreferredThenTheLatestCellThenTheLatestPersonalOne() {
    write("'phones':[{'phoneNumber':'2125550101','phoneType':'O','deviceType':'C'}]");
    assertThat(each("phones", "isBest")).containsExactly(false);
    write("'phones':[{'phoneNumber':'2125550102'},{'phoneNumber':'2125550103'}]");
    assertThat(each("phones", "isBest")).containsExactly(false, false, true);
    write("'phones':[{'phoneNumber':'2125550104','phoneType':'C'},{'phoneNumber':'2125550105'}]");
    assertThat(each("phones", "isBest")).containsExactly(false, false, false, true, false);
    write("'phones':[{'phoneNumber':'2125550106','phoneType':'W','isPreferred':true}]");
    assertThat(each("phones", "isBest")).containsExactly(false, false, false, false, false, true);
    assertThat(each("phones", "isPreferred"))
        .containsExactly(false, false, false, false, false, true);
  }

  @Test
  void theSameDigitsUnderTheSameTypeAreOnePhone() {
    write("'phones':[{'phoneNumber':'2125550142'},{'phoneNumber':'12125550142'}]");
    write("'phones':[{'phoneNumber':'2125550142','phoneType':'W'}]");

    assertThat(each("phones", "phoneType")).containsExactly("Personal", "Work");
  }

  @Test
  void oneHomeAddressFillsBothSlots() {
    write("'addresses':[{'addressLine1':'18 Lantern Row','zipOrPostalCode':'99501'}]");

    assertThat(entry("addresses", 0).toString())
        .isEqualTo(
            "{addressId=1206601, addressLine1=18 Lantern Row, addressLine2=null,"
                + " addressLine3=null, unitNo=null, city=Anchorage, stateOrProvince=AK,"
                + " zipOrPostalCode=99501, geoLocation=null, countryCode=US,"
                + " preview=18 Lantern Row , type=Voting, isPreferred=true, isBest=true,"
                + " streetAddress=null, displayMode=Standardized}");
    assertThat(each("addresses", "type")).containsExactly("Voting", "Mailing");
    assertThat(each("addresses", "addressId")).containsExactly(1206601L, 1206601L);
    assertThat(each("addresses", "isPreferred")).containsExactly(true, true);
    assertThat(each("districts", "name")).containsExactly("County", "State");
  }

  @Test
  void theNewestOfEachTypeTakesItsSlot() {
    write(address("1 A", "Home") + "," + address("2 B", "Mailing"), "addresses");
    write(address("3 C", "Casa") + "," + address("4 D", "Home"), "addresses");
    write(address("5 E", "Mailing") + "," + address("6 F", "Mailing"), "addresses");
    write(address("7 G", "Work") + "," + address("8 H", "Custom"), "addresses");

    assertThat(each("addresses", "addressLine1")).containsExactly("3 C", "6 F");
    assertThat(each("addresses", "isPreferred")).containsExactly(true, false);
  }

  @Test
  void aStreetAloneAndAnImpossibleZipAreNotServed() {
    write("'addresses':[{'addressLine1':'18 Lantern Row'}]");
    write("'addresses':[{'addressLine1':'18 Lantern Row','zipOrPostalCode':'9950'}]");
    assertThat(each("addresses", "type")).isEmpty();

    write("'addresses':[{'city':'Anchorage','stateOrProvince':'AK'}]");
    assertThat(each("addresses", "zipOrPostalCode")).containsExactly("", "");
    assertThat(each("addresses", "preview")).containsExactly(" ", " ");
  }

  private static String address(String street, String type) {
    return "{'addressLine1':'" + street + "','zipOrPostalCode':'10001','type':'" + type + "'}";
  }

  private void write(String entries, String list) {
    write("'" + list + "':[" + entries + "]");
  }

  private void write(String members) {
    FakeAnswer answer = desk.post("/people/" + vanId, "{" + members.replace('\'', '"') + "}");
    assertThat(answer.status()).isEqualTo(302);
  }

  private Map<?, ?> entry(String list, int index) {
    return (Map<?, ?>) Desk.list(desk.person(vanId, list), list).get(index);
  }

  private List<@Nullable Object> each(String list, String member) {
    return Desk.each(desk.person(vanId, list), list, member);
  }
}
