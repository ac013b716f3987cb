import { writeFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { address, expect, OCTOBER, open, PHONE, sentence, test } from "./mapd";

const RAIDS = `case no,date,latitude,longitude,kind,place,country,killed
R1,2025-10-21,16.6856,98.5142,Raid,KK Park,Myanmar,3
R2,2025-10,16.70,98.49,Rescue,Shwe Kokko,Myanmar,
R3,2025-10-25,13.6562,102.5628,Arrest,Poipet,Cambodia,1
R4,2025-09/2025-11,10.6093,103.5296,Raid,Sihanoukville,Cambodia,
R5,2025-10-11,,,Raid,Myawaddy,Myanmar,
R6,,21.4,101.2,Raid,Muang Sing,Laos,
R7,2025-10-15,95,98.5,Raid,Nowhere,Myanmar,
R8,2023-05-01,20.3,100.1,Arrest,Golden Triangle,Laos,12
`;
const UNDECIDED = "id,date,latitude,longitude\na,01/02/2025,16.6,98.5\nb,03/04/2025,16.7,98.6\n";

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** Chooses a file by the menu. */
async function choose(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Look at a file…" }).click();
  await (await chooser).setFiles(file);
}

const looked = (page: Page) => page.locator(".looked-rows > .months [data-looked]");
const inWindow = (page: Page) => page.getByTestId("look-in-window");

/** What reads files takes a while to start on a busy machine. */
const SLOW = { timeout: 40_000 };

test.slow();

test("a file is looked at beside the stored data and stays on the device", async ({ page }) => {
  await open(page, OCTOBER);
  const before = await sentence(page).innerText();
  const sent: string[] = [];
  page.on("request", (r) => sent.push(`${r.method()} ${new URL(r.url()).pathname}`));
  await choose(page, csv("raids.csv", RAIDS));
  await expect(inWindow(page)).toHaveText("5 of 7 rows are in this time.", SLOW);
  await expect(page.getByRole("heading", { name: "raids.csv" })).toBeVisible();
  await expect(page.locator("article")).toContainText("From your file, not checked");
  await expect(page.locator("article")).toContainText("one would be refused");
  await expect(page.locator(".map-key")).toContainText("From your file, not checked");
  expect(sent.filter((s) => !s.startsWith("GET /assets/") && !s.startsWith("GET /tiles/basemap/"))).toEqual([]);
  expect([...address(page).keys()]).toEqual(["from", "to"]);

  await page.getByRole("button", { name: "All events" }).click();
  await expect(sentence(page)).toHaveText(before);
  await expect(page.locator(".your-files")).toContainText("raids.csv: 5 in this time, not counted above");
  await page.getByRole("button", { name: "Share this view" }).click();
  await expect(page.locator("dialog.share")).toContainText("Your own files are in none of this");
});

test("its rows follow window and words, and open with all columns", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("raids.csv", RAIDS));
  await expect(looked(page)).toHaveCount(5, SLOW);
  await page.getByRole("searchbox", { name: "Only rows with these words" }).fill("raid cambodia");
  await expect(inWindow(page)).toHaveText("0 of 0 rows with these words are in this time.");
  await page.getByRole("searchbox", { name: "Only rows with these words" }).fill("arrest");
  await expect(inWindow(page)).toHaveText("One of 2 rows with these words is in this time.");
  await page.getByRole("button", { name: "Its time: 2023 to 2025" }).click();
  await expect(inWindow(page)).toHaveText("2 of 2 rows with these words are in this time.");
  await looked(page).last().click();
  await expect(page.getByRole("heading", { name: "Arrest, Golden Triangle, 2023-05-01" })).toBeVisible();
  await expect(page.locator(".looked-cells")).toContainText("R8");
  await expect(page.locator(".looked-cells > div")).toHaveCount(8);
  await page.getByRole("button", { name: "Your file raids.csv" }).click();
  await expect(page.getByRole("heading", { name: "raids.csv" })).toBeVisible();
});

test("on the map a row says what it is, and opens", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("one.csv", "title,date,latitude,longitude\nAt sea,2025-10-05,9.1234,111.5678\n"));
  await expect(looked(page)).toHaveCount(1, SLOW);
  await page.getByRole("button", { name: "Its places" }).click();
  const map = (await page.locator(".map-canvas").boundingBox())!;
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  await page.mouse.move(x + 2, y);
  await page.mouse.move(x, y);
  await expect(page.locator(".map-tip")).toContainText("At sea");
  await expect(page.locator(".map-tip")).toContainText("From your file, not checked");
  await page.mouse.click(x, y);
  await expect(page.getByRole("heading", { name: "At sea" })).toBeVisible();
});

test("hidden and removed, nothing of it is left", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("raids.csv", RAIDS));
  await expect(looked(page)).toHaveCount(5, SLOW);
  await page.getByRole("checkbox", { name: "Show on map and time" }).uncheck();
  await expect(page.locator(".map-key")).not.toContainText("From your file");
  await page.getByRole("button", { name: "Take off this page" }).click();
  await expect(page.locator(".your-files")).toHaveCount(0);
  await expect(sentence(page)).toBeVisible();
});

test("what would move a date is asked, and the command line says the answer", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("my dates.csv", UNDECIDED));
  const day = page.getByRole("button", { name: "The day: 31/12/2024" });
  await expect(day).toBeVisible(SLOW);
  await expect(page.locator("article")).toContainText("so nothing is drawn yet");
  await expect(page.locator(".map-key")).not.toContainText("From your file");
  await day.click();
  await expect(inWindow(page)).toHaveText("0 of 2 rows are in this time.", SLOW);
  await page.getByText("Import it").click();
  await expect(page.getByRole("textbox", { name: "Command line" })).toHaveValue(
    "mapd import 'my dates.csv' --dataset my-dates --dates dmy",
  );
});

test("a column can be taken for something else", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("raids.csv", RAIDS));
  await expect(looked(page)).toHaveCount(5, SLOW);
  await page.getByText("What the 8 columns are taken for").click();
  await page.getByRole("combobox", { name: "What “latitude” is taken for" }).selectOption("Kept as it is");
  await expect(page.locator("article")).toContainText("8 have none: they are in the list only", SLOW);
});

test("a file is dropped on the map", async ({ page }) => {
  await open(page, OCTOBER);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv"));
    return transfer;
  }, RAIDS);
  // What takes files comes after the map.
  await expect(async () => {
    await page.locator(".map-canvas").dispatchEvent("dragenter", { dataTransfer: data });
    await expect(page.locator(".drop")).toContainText("The file stays on this device.", { timeout: 500 });
  }).toPass();
  await page.locator(".map-canvas").dispatchEvent("drop", { dataTransfer: data });
  await expect(page.locator(".drop")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "dropped.csv" })).toBeVisible(SLOW);
  await expect(looked(page)).toHaveCount(5, SLOW);
});

for (const [where, query] of [
  ["before the part that takes it is here", ""],
  ["on a frame, which takes none,", "?embed=1"],
] as const)
  test(`a file dropped ${where} does not replace the page`, async ({ page, allow }) => {
    allow(/Failed to load resource|net::ERR_FAILED/);
    if (query === "") await page.route("**/assets/beside-*.js", (r) => r.abort());
    await page.goto(`./${query}`);
    const left = await page.locator(".map-canvas").evaluate((map) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["a"], "dropped.csv"));
      const opens = (type: string) => map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      return ["dragover", "drop"].filter(opens);
    });
    expect(left).toEqual([]);
  });

test("what cannot be read says why and what can", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, { name: "a.parquet", mimeType: "", buffer: Buffer.from("PAR1 no more PAR1") });
  await expect(page.getByRole("alert")).toContainText("Parquet files are not read in the browser", SLOW);
  await expect(page.getByRole("textbox", { name: "Command line" })).toHaveValue("mapd import a.parquet --dataset a");
  await choose(page, {
    name: "photo.png",
    mimeType: "image/png",
    buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
  });
  await expect(page.getByRole("heading", { name: "photo.png" })).toBeVisible(SLOW);
  await expect(page.getByRole("alert")).toContainText("This file cannot be looked at.", SLOW);
});

test("by keyboard, and without the server once it has begun", async ({ page, context, allow }) => {
  allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await open(page, OCTOBER);
  await choose(page, csv("first.csv", RAIDS));
  await expect(looked(page)).toHaveCount(5, SLOW);
  await context.setOffline(true);
  await looked(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".looked-cells")).toContainText("R1");
  await page.keyboard.press("Escape");
  await expect(sentence(page)).toBeVisible();
});

test("nothing is wrong with it for those who listen", async ({ page }) => {
  await open(page, OCTOBER);
  await choose(page, csv("raids.csv", RAIDS));
  await expect(looked(page)).toHaveCount(5, SLOW);
  for (const summary of await page.locator("details.sec > summary").all()) await summary.click();
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(", ")}`)).toEqual([]);
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });
  test("a file opens in the sheet, with targets for fingers", async ({ page }, info) => {
    await page.goto(`./${OCTOBER}`);
    const path = info.outputPath("phone.csv");
    writeFileSync(path, RAIDS);
    await page.getByRole("button", { name: "Menu" }).tap();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Look at a file…" }).tap();
    await (await chooser).setFiles(path);
    await expect(page.getByRole("heading", { name: "phone.csv" })).toBeVisible(SLOW);
    await expect(page.getByRole("checkbox", { name: "Show on map and time" })).toBeVisible(SLOW);
    const box = await page.locator(".looked-acts label").boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(44);
    await page.getByRole("button", { name: "All events" }).tap();
    await expect(page.locator(".your-files")).toContainText("phone.csv");
  });
});
