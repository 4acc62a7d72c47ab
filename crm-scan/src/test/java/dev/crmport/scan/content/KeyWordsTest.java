package dev.crmport.scan.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "vanApiKey = \"",
        "VAN_API_KEY=",
        "van_api_key: ",
        "vanKey: ",
        "VANApiKey ",
        "vanAPIKey ",
        "NGPVANKey ",
        "apikey=",
        "ApiKey: ",
        "x-api-key: ",
        "api key is ",
        "API KEY\n",
        "api.key=",
        "apiKeys: [",
        "crm key ",
        "CRM_KEY=",
        "crmKey\": \"",
        "EveryAction ",
        "everyaction: ",
        "Every Action account ",
        "every_action_key ",
        "ngp ",
        "NGP VAN ",
        "ngpvan.token ",
        "https://api.securevan.com/v4?k=",
        "myvanapikey=",
        "\\nvanKey=",
        "\"van\": \"",
        "van=",
        "van: ",
        "VAN ",
        "the VAN says ",
        "prodVan ",
        "MY_VAN ",
        "vanProd: ",
        "van_test: ",
        "van token ",
        "van ",
        "van (",
      })
  void whatNamesAKeyCounts(String before) {
    assertThat(KeyWords.near(before, "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id: ",
        "uuid = \"",
        "vanish ",
        "vanished=",
        "advance: ",
        "relevantId ",
        "caravan: ",
        "vanilla=",
        "Vancouver ",
        "minivan=",
        "servant=",
        "keyboard=",
        "monkey: ",
        "key: ",
        "primaryKey: ",
        "foreign key ",
        "tapikeyed ",
        "for every action ",
        "everyActions ",
        "crm ",
        "crmId: ",
        "Jan van Dijk, ",
        "\"van Dijk\": \"",
        "vanDijk: ",
        "van_dijk: ",
        "VAN DIJK ",
        "van der Berg ",
        "the van is red ",
        "Van Buren County ",
        "api: ",
        "happikey ",
      })
  void whatMerelyLooksLikeItDoesNot(String before) {
    assertThat(KeyWords.near(before, "")).isFalse();
  }

  @Test
  void aWordBehindTheGuidCountsAsWell() {
    assertThat(KeyWords.near("", "\", // the api key of acme")).isTrue();
    assertThat(KeyWords.near("", " vanish")).isFalse();
    assertThat(KeyWords.near("", "\", \"van\": 1")).isTrue();
  }

  @Test
  void aWordCountsUpToFortyCharactersAway() {
    assertThat(KeyWords.near("apikey" + ".".repeat(39), "")).isTrue();
    assertThat(KeyWords.near("apikey" + ".".repeat(40), "")).isFalse();
    assertThat(KeyWords.near("", ".".repeat(39) + "apikey")).isTrue();
    assertThat(KeyWords.near("", ".".repeat(40) + "apikey")).isFalse();
  }

  @Test
  void charactersAreCountedAndNotBytes() {
    assertThat(KeyWords.near("apikey" + "€".repeat(39), "")).isTrue();
  }
}
