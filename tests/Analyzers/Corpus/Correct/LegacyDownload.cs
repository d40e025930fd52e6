using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Warehouse.Web.Controllers
{
    public class DownloadController : Controller
    {
        private readonly Bucket bucket;
        private readonly HttpClient http;

        public DownloadController(ObjectStore store, HttpClient http)
        {
            this.bucket = store.Bucket("warehouse");
            this.http = http;
        }

        public async Task<ActionResult> Index(string id)
        {
            Stream stream = null!;
            try
            {
                stream = await bucket.Object(id).OpenRead();
                using (MemoryStream copy = new MemoryStream())
                {
                    await stream.CopyToAsync(copy);
                    return File(copy.ToArray(), "application/octet-stream", id);
                }
            }
            catch (StorageException ex)
            {
                if (ex.Code == StorageErrorCode.ObjectNotFound)
                {
                    return NotFound();
                }

                throw;
            }
            finally
            {
                if (stream != null)
                {
                    stream.Dispose();
                }
            }
        }

        public async Task<ActionResult> Inline(string id)
        {
            ObjectReader reader = await bucket.Object(id).OpenRead();
            HttpContext.Response.RegisterForDisposeAsync(reader);
            return new FileStreamResult(reader, reader.Info.ContentType ?? "application/pdf") { EnableRangeProcessing = false };
        }

        public async Task<ActionResult> Lines(string id, int max)
        {
            List<string> lines = new List<string>();
            using (StreamReader reader = new StreamReader(await bucket.Object(id).OpenRead()))
            {
                string? line;
                while ((line = await reader.ReadLineAsync()) != null)
                {
                    lines.Add(line);
                    if (lines.Count >= max)
                    {
                        break;
                    }
                }
            }

            return Json(lines);
        }

        [HttpPost]
        public async Task<ActionResult> Forward(string id, string url)
        {
            var content = new StreamContent(await bucket.Object(id).OpenRead());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using (var response = await http.PostAsync(url, content))
            {
                return StatusCode((int)response.StatusCode);
            }
        }

        [HttpPost]
        public async Task<ActionResult> Upload(IFormFile file)
        {
            if (file == null) return BadRequest();
            NewObject target = bucket.Create(file.FileName);
            try
            {
                using (Stream stream = file.OpenReadStream())
                    await target.UploadFrom(stream);
                TempData["message"] = "Stored " + target.Key;
            }
            catch (StorageException ex)
            {
                TempData["message"] = "Not stored: " + ex.Message;
                return RedirectToAction("Index");
            }

            return RedirectToAction("Index", new { id = target.Key });
        }
    }
}
