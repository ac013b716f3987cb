import { expect, open, settledText, test } from "./mapd";

// Ten hours behind and fourteen ahead of UTC: a day that passes through a
// clock time would move in one of them.
const seen: Record<string, string> = {};

test.describe.configure({ mode: "serial" });

for (const zone of ["UTC", "Pacific/Honolulu", "Pacific/Kiritimati"]) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone });
    test("shows the same dates", async ({ page }) => {
      await open(page, "?from=2022-01-01&to=2025-12-31");
      const list = await settledText(page);
      await open(page, "?from=2024-01-05&to=2024-01-05");
      const day = await settledText(page);
      await expect(page.getByRole("textbox", { name: "From", exact: true })).toBeVisible();
      const fields = await page
        .getByRole("textbox", { name: /^(From|To)$/ })
        .evaluateAll((all) => all.map((i) => (i as HTMLInputElement).value));
      await open(page, "?from=2024-01-01&to=2024-12-31&event=laukkai-captured");
      const event = await settledText(page);
      expect(fields).toEqual(["5 Jan 2024", "5 Jan 2024"]);
      seen[zone] = [list, day, event].join("\n====\n");
      expect(seen[zone]).toBe(seen.UTC);
    });
  });
}
