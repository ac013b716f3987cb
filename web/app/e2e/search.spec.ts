import { address, expect, lede, open, test } from "./mapd";

test("places are found by any of their names, by keyboard alone", async ({ page }) => {
  await open(page);
  const field = page.getByRole("combobox", { name: "Search events and places" });
  await field.fill("园区");
  await expect(page.getByRole("option").first()).toContainText("KK Park");
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  expect(address(page).get("hotspot")).toBe("kk-park");
});

test("arrows walk through the groups and Escape empties the field", async ({ page }) => {
  await open(page);
  const field = page.getByRole("combobox", { name: "Search events and places" });
  await field.fill("laukkai");
  const list = page.getByRole("listbox", { name: "Found" });
  await expect(list.getByRole("group", { name: "Places" })).toBeVisible();
  await expect(list.getByRole("group", { name: "Events" })).toBeVisible();
  await expect(list.getByRole("option", { selected: true })).toContainText("Laukkai");
  const first = (await list.getByRole("option", { selected: true }).getAttribute("id"))!;
  await field.press("ArrowDown");
  const second = list.getByRole("option", { selected: true });
  await expect(second).not.toHaveAttribute("id", first);
  await expect(field).toHaveAttribute("aria-activedescendant", (await second.getAttribute("id"))!);
  await field.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(field).toHaveValue("");
});

test("an event outside the window is brought into it", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2024-12-31");
  await page.getByRole("combobox", { name: "Search events and places" }).fill("raids kk park");
  await page.getByRole("option", { name: /Military raids KK Park/ }).click();
  await expect(page.getByTestId("when")).toHaveText("Some time between 21 and 31 October 2025");
  await page.keyboard.press("Escape");
  await expect(lede(page)).toHaveText("January 2024 to October 2025");
});

test("nothing found is said", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Search events and places" }).fill("zzzz");
  await expect(page.getByText("Nothing found for “zzzz”.")).toBeVisible();
});

test("a slash goes to the search field, which offers the busiest places", async ({ page }) => {
  await open(page, "?from=2022-01-01&to=2025-12-31");
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Search events and places" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("group", { name: "Most events in this window" }).getByRole("option").first()).toContainText(
    "KK Park",
  );
  await expect(page.getByRole("listbox", { name: "Found" }).getByRole("option", { selected: true })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
});

test("what matched is marked, also in another name", async ({ page }) => {
  await open(page);
  const field = page.getByRole("combobox", { name: "Search events and places" });
  await field.fill("baveto");
  await field.fill("krong bav");
  await expect(page.getByRole("group", { name: "Places" }).getByRole("option").first().locator(".m mark")).toHaveText([
    "Krong",
    "Bav",
  ]);
  await field.fill("raid");
  await expect(page.getByRole("group", { name: "Events" }).locator(".t mark").first()).toHaveText(/^raid/i);
});

test("how many were found is said to those who listen", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Search events and places" }).fill("bavet");
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/found$/);
});
