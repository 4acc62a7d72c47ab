package dev.crmport.testkit;

final class PlaceholderTest extends PlaceholderContract {}
