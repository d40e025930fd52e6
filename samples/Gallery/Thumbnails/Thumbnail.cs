using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Processing;

namespace Gallery;

/// <summary>A small picture of a photo.</summary>
internal sealed record Thumbnail(byte[] Webp, int Width, int Height)
{
    public const string ContentType = "image/webp";

    private const int GreatestSide = 480;

    /// <summary>A few bytes may unfold into a picture that fills the memory: 4 bytes a pixel.</summary>
    private const long GreatestPixels = 60_000_000;

    /// <summary>Makes one. Null means that the bytes are no picture that can be read.</summary>
    public static Thumbnail? TryMake(byte[] photo)
    {
        try
        {
            IImageInfo? size = Image.Identify(photo);
            if (size is null || (long)size.Width * size.Height > GreatestPixels)
            {
                return null;
            }

            using Image image = Image.Load(photo);
            image.Mutate(static picture => picture.AutoOrient().Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(GreatestSide, GreatestSide) }));
            using var webp = new MemoryStream();
            image.Save(webp, new WebpEncoder { Quality = 80 });
            return new Thumbnail(webp.ToArray(), size.Width, size.Height);
        }
        catch (Exception fault) when (fault is ImageFormatException or InvalidOperationException or NotSupportedException or ArgumentException or IndexOutOfRangeException)
        {
            // Decoders say in many ways that bytes make no sense.
            return null;
        }
    }
}
