using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Fluent.Buckets.Browser.Tests;

/// <summary>Photos to send: landscapes that are drawn, with grain so that they are some hundred KiB long.</summary>
internal static class Pictures
{
    /// <param name="folder">Where the file is written.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="seed">Which landscape.</param>
    /// <param name="width">How many pixels wide; it is three quarters of that high.</param>
    public static string Draw(string folder, string name, int seed, int width = 1200)
    {
        int height = width * 3 / 4;
        double scale = 1200.0 / width;
        var grain = new Random(seed);
        double phase = seed * 1.7;
        using var image = new Image<Rgb24>(width, height);
        for (int x = 0; x < width; x++)
        {
            double hills = 0.55 + (0.12 * Math.Sin((x * scale / 170) + phase)) + (0.05 * Math.Sin((x * scale / 47) + (2 * phase)));
            double near = 0.75 + (0.08 * Math.Sin((x * scale / 90) + (3 * phase)));
            for (int y = 0; y < height; y++)
            {
                double depth = (double)y / height;
                (double r, double g, double b) = depth > near ? (70, 110, 60) : depth > hills ? (95, 125, 130) : (250 - (120 * depth), 190 - (40 * depth), 150 + (90 * depth));
                double light = (seed % 3 * 12) + grain.Next(-14, 15);
                image[x, y] = new Rgb24(Shade(r + light), Shade(g + light), Shade(b + light));
            }
        }

        string path = Path.Combine(folder, name);
        image.Save(path, new JpegEncoder { Quality = 90 });
        return path;
    }

    private static byte Shade(double value) => (byte)Math.Clamp(value, 0, 255);
}
